/** How many places a text takes in a terminal; Chinese letters take two. */
export function widthOf(text: string): number {
	return [...text].reduce(
		(width, letter) =>
			width + (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1),
		0,
	);
}
