/** Whether a text is an IPv4 address: four numbers from 0 to 255. */
export function isIpv4(host: string): boolean {
	return IPV4.test(host);
}

const IPV4 = /^(?:(?:[01]?\d?\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;

/** Whether a text can be a host: an IPv4 address or a name. */
export function isHost(host: string): boolean {
	return /^[\d.]+$/.test(host) ? isIpv4(host) : /^[A-Za-z0-9.-][A-Za-z0-9._-]*$/.test(host);
}

/** Whether a host means the machine itself, whichever machine reads it. */
export function isLoopback(host: string): boolean {
	return /^localhost$/i.test(host) || (host.startsWith('127.') && isIpv4(host));
}

/** Whether a host is one that other machines can be told: no loopback, and not all addresses at once. */
export function isReachable(host: string): boolean {
	return isHost(host) && !isLoopback(host) && host !== '0.0.0.0';
}

/** Whether a host is an IPv4 address that the internet routes, so neither private nor of special use. */
export function isPublic(host: string): boolean {
	if (!isIpv4(host)) return false;
	const [first = 0, second = 0] = host.split('.').map(Number);
	const isPrivate =
		first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168);
	const isShared = first === 100 && second >= 64 && second <= 127; // address space of carriers
	const isLocal = first === 0 || first === 127 || (first === 169 && second === 254);
	return !isPrivate && !isShared && !isLocal;
}

/** The one spelling of all that certainly means one host: names in lower case, numbers without leading zeros. */
export function canonicalHost(host: string): string {
	if (isLoopback(host)) return 'localhost';
	if (isIpv4(host)) return /(?:^|\.)0\d/.test(host) ? host.split('.').map(Number).join('.') : host;
	return host.toLowerCase().replace(/\.$/, '');
}
