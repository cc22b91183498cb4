/** Screens show two dots for one; browsers make no larger pictures than these. */
const DOTS = 2;
const MOST_DOTS = 64_000_000;
const LONGEST_SIDE = 16_000;

/** Paints a picture in the colours in which the page shows it. The answer is a PNG as base64; empty where that fails. */
export async function paint(svg: string): Promise<string> {
	try {
		return await base64Of(await pngOf(inColours(svg)));
	} catch {
		return ''; // the editor says so
	}
}

/** The picture with the colours of the editor in it: as a file of its own it would not find them. */
function inColours(svg: string): string {
	const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
	const style = parsed.querySelector('style');
	const text = style?.textContent ?? '';
	const editor = getComputedStyle(document.documentElement);
	const names = [...new Set(text.match(/--vscode-[\w-]+/g) ?? [])];
	const values = names.map((name) => [name, editor.getPropertyValue(name).trim()]).filter(([, value]) => value !== '');
	if (style) style.textContent = `${text}.topology{${values.map(([name, value]) => `${name}:${value}`).join(';')}}`;
	return new XMLSerializer().serializeToString(parsed);
}

async function pngOf(svg: string): Promise<Blob> {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const { naturalWidth: width, naturalHeight: height } = image;
		const scale = Math.min(DOTS, LONGEST_SIDE / width, LONGEST_SIDE / height, Math.sqrt(MOST_DOTS / (width * height)));
		const canvas = document.createElement('canvas');
		canvas.width = Math.max(1, Math.floor(width * scale));
		canvas.height = Math.max(1, Math.floor(height * scale));
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise((resolve, reject) => {
			canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
		});
	} finally {
		URL.revokeObjectURL(url);
	}
}

async function base64Of(blob: Blob): Promise<string> {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	const pieces: string[] = [];
	for (let at = 0; at < bytes.length; at += 30_000) {
		pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 30_000)))); // a multiple of three: no padding within
	}
	return pieces.join('');
}
