import { render, say } from '../base/message.ts';
import type { Session } from './session.ts';

const FAILED = say({ en: 'The server failed; see its log.', zh: '语言服务器出错，请查看日志。' });

/** The answer to our own client where a mistake of ours left none. */
export function failed({ locale }: Session): { readonly problems: readonly string[] } {
	return { problems: [render(FAILED, locale)] };
}
