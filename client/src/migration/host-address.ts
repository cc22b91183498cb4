/** What is wrong with an address of a host. */
export type AddressProblem = 'empty' | 'malformed' | 'taken';

/** Checks an address as it is typed: an IPv4 address or a host name, and none that was given before. */
export function addressProblem(input: string, taken: readonly string[]): AddressProblem | undefined {
	const address = input.trim();
	if (address === '') return 'empty';
	if (!isIpv4(address) && !isHostName(address)) return 'malformed';
	if (taken.some((other) => other.trim().toLowerCase() === address.toLowerCase())) return 'taken';
	return undefined;
}

function isIpv4(text: string): boolean {
	const parts = text.split('.');
	return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** Labels of letters, digits, `-` and `_`; digits alone would be a mistyped address: `10.0.0`, `10.0.0.256`. */
function isHostName(text: string): boolean {
	const labels = text.split('.');
	const isLabel = (label: string) => /^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?$/i.test(label);
	return text.length <= 253 && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? '');
}
