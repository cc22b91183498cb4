import * as z from 'zod/mini';
import { reasons, type Why } from '../../model/ways/way.ts';

const described = (description: string) => z.meta({ description });

/** What `firewall --format json` prints, version 1. */
export const waysSchema = z.strictObject({
	version: z.literal(1),
	name: z.string(),
	ways: z.array(
		z.strictObject({
			from: z.array(z.string()).check(described('Hosts; none where connections come from outside the cluster.')),
			to: z.string(),
			port: z.int(),
			protocol: z.enum(['tcp', 'udp']),
			node: z.nullable(z.string()).check(described('Who listens; null where it is no process of the cluster.')),
			why: z.enum(Object.keys(reasons) as Why[]),
			reason: z.string().check(described('The same in words.')),
		}),
	),
});

/** The JSON schema of what `firewall --format json` prints. */
export function waysJsonSchema(): unknown {
	return z.toJSONSchema(waysSchema);
}
