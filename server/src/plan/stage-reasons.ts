import { type Message, say } from '../base/message.ts';
import type { MemberChange } from './quorum.ts';

/** The title of a stage that does everything in one. */
export const nodes = say({ en: 'Move, add and remove nodes', zh: '迁移、新增和移除节点' });

/** Why such a stage is a plan of its own. */
export const apart = say({
	en: 'Nodes move only when addresses and ports are as they shall be, so that a fault has one cause.',
	zh: '地址和端口就绪之后再迁移节点，出现故障时原因单一。',
});

/** The title of the stage that changes addresses. */
export const addresses = say({ en: 'Change the addresses of hosts', zh: '修改主机地址' });

/** Why addresses change in a plan of their own. */
export const addressesWhy = say({
	en: 'The members of the Raft group find one another by their addresses: when these change and nodes move at once, a group without a majority could have either cause.',
	zh: 'Raft 组成员通过地址相互寻找：如果同时修改地址并迁移节点，无法形成多数派时难以判断原因。',
});

/** The title of the stage that changes ports. */
export const ports = say({ en: 'Change the ports of nodes', zh: '修改节点端口' });

/** Why ports change in a plan of their own. */
export const portsWhy = say({
	en: 'A change of ports is not mixed with moves: both change by which address the members of the group find one another.',
	zh: '修改端口不与迁移同时进行：两者都会改变成员相互寻找的地址。',
});

/** The title of a stage that changes the number of controllers. */
export function members(old: number, size: number): Message {
	return old === size
		? say({ en: 'Replace one of {old} controllers', zh: '替换 {old} 个控制节点之一' }, { old })
		: say({ en: 'From {old} to {size} controllers', zh: '从 {old} 个控制节点变为 {size} 个' }, { old, size });
}

/** Why a change of the group of controllers goes so far and no farther. */
export function membersWhy({ old, removed }: MemberChange, size: number): Message {
	if (removed === 0) {
		return say(
			{
				en: 'The {old} controllers that have the metadata must be a majority of the new group by themselves; else empty ones could elect a leader without the metadata. {size} is as far as one plan goes here.',
				zh: '持有元数据的 {old} 个控制节点自身须构成新组的多数派，否则空节点可能选出没有元数据的 leader。因此本计划只变为 {size} 个。',
			},
			{ old, size },
		);
	}
	return say(
		{
			en: 'One controller leaves at a time: what a majority of {old} has acknowledged is then still on every majority of those that stay. With two at once it could be lost with them.',
			zh: '每次只移除一个控制节点：{old} 个节点的多数派已确认的内容，仍存在于留下节点的任何多数派中；同时移除两个则可能丢失。',
		},
		{ old },
	);
}
