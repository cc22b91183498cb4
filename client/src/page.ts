/** What a page needs of the editor. */
export interface PageSources {
	/** Where script and style sheet come from, as addresses, and as the security policy names that place. */
	readonly script: string;
	readonly style: string;
	readonly cspSource: string;
	readonly language: string;
	/** Whether it makes pictures of what it shows: it may show those that it has made itself, and no others. */
	readonly makesPictures?: boolean;
}

/**
 * A page of ours. It loads one script and one style sheet and nothing else; what it shows comes by messages, and what
 * users write becomes text, never markup.
 */
export function pageHtml({ script, style, cspSource, language, makesPictures }: PageSources): string {
	const nonce = newNonce();
	const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'${makesPictures ? '; img-src blob:' : ''}`;
	return [
		'<!DOCTYPE html>',
		`<html lang="${language.replace(/[^\w-]/g, '')}">`,
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		`<link rel="stylesheet" href="${style}">`,
		'</head>',
		'<body>',
		'<main></main>',
		`<script nonce="${nonce}" src="${script}"></script>`,
		'</body>',
		'</html>',
	].join('\n');
}

function newNonce(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
