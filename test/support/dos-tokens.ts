/** A piece of a script in DolphinDB's language. */
export interface DosToken {
	readonly kind: 'word' | 'number' | 'string' | 'sign';
	/** The text; of a string what it stands for. */
	readonly text: string;
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const PIECE = /\/\/.*|\s+|[A-Za-z_]\w*|\d+|"(?:[^"\\\n]|\\.)*"|==|!=|>=|<=|&&|\|\||[-+*/=<>!(){}[\],.:;]/y;

/** The pieces of a script without comments; throws at what is none, and at brackets that do not fit. */
export function dosTokens(text: string): DosToken[] {
	const tokens: DosToken[] = [];
	PIECE.lastIndex = 0;
	while (PIECE.lastIndex < text.length) {
		const at = PIECE.lastIndex;
		const piece = PIECE.exec(text)?.[0];
		if (piece === undefined) throw new Error(`no piece of a script: ${text.slice(at, at + 40)}`);
		if (!/^(\s|\/\/)/.test(piece)) tokens.push(tokenOf(piece));
	}
	requireBalance(tokens);
	return tokens;
}

/** The strings that a script gives to a variable. */
export function dosList(tokens: readonly DosToken[], variable: string): string[] {
	const at = tokens.findIndex(({ text }, index) => text === variable && tokens[index + 1]?.text === '=');
	if (at < 0) throw new Error(`no variable ${variable}`);
	const end = tokens.findIndex(({ kind, text }, index) => kind === 'sign' && index > at && ')]'.includes(text));
	return tokens
		.slice(at, end)
		.filter(({ kind }) => kind === 'string')
		.map(({ text }) => text);
}

function tokenOf(piece: string): DosToken {
	if (piece.startsWith('"')) {
		const text = piece.slice(1, -1).replaceAll(/\\(.)/g, (_, letter: string) => {
			const value = ESCAPED[letter];
			if (value === undefined) throw new Error(`no escape: \\${letter}`);
			return value;
		});
		return { kind: 'string', text };
	}
	const kind = /^\d/.test(piece) ? 'number' : /^\w/.test(piece) ? 'word' : 'sign';
	return { kind, text: piece };
}

function requireBalance(tokens: readonly DosToken[]): void {
	const open: string[] = [];
	for (const { kind, text } of tokens) {
		if (kind !== 'sign') continue;
		if ('([{'.includes(text)) open.push(text);
		const partner = { ')': '(', ']': '[', '}': '{' }[text];
		if (partner !== undefined && open.pop() !== partner) throw new Error(`${text} without ${partner}`);
	}
	if (open.length > 0) throw new Error(`${open.join(' ')} is never closed`);
}
