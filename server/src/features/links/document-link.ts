import type { Message } from '../../base/message.ts';
import type { FileId, Location } from '../../base/span.ts';

/** A piece of a file that leads somewhere: to an address, or to another file. Nothing is opened but by a click. */
export interface DocumentLink {
	readonly at: Location;
	readonly target: { readonly url: string } | { readonly file: FileId };
	readonly tooltip: Message;
}
