/** Whether two URIs name one file; servers spell them as they like. */
export function isSameFile(one: string, other: string): boolean {
	return one === other || decodeURIComponent(one) === decodeURIComponent(other);
}
