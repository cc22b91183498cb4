/** Colours by their use: of the editor, and of a file of its own in light, dark and high contrast. */
const colours = {
	ink: ['editor-foreground', '#1f2328', '#e6edf3'],
	faint: ['descriptionForeground', '#57606a', '#9da7b3'],
	paper: ['editor-background', '#ffffff', '#0d1117'],
	box: ['editorWidget-background', '#f6f8fa', '#161b22'],
	line: ['contrastBorder', '#818b96', '#6e7681', 'checkbox-border'],
	focus: ['focusBorder', '#0969da', '#58a6ff'],
	error: ['editorError-foreground', '#cf222e', '#ff7b72'],
	warning: ['editorWarning-foreground', '#9a6700', '#d29922'],
	raft: ['charts-purple', '#6639ba', '#bc8cff'],
	controller: ['charts-blue', '#0969da', '#58a6ff'],
	agent: ['charts-yellow', '#7d6b00', '#e3b341'],
	datanode: ['charts-green', '#1a7f37', '#3fb950'],
	computenode: ['charts-orange', '#bc4c00', '#f0883e'],
	unknown: ['descriptionForeground', '#6e7781', '#8b949e'],
} as const;

/** The names that operating systems give to the colours they force; all others are that of text. */
const SYSTEM: Readonly<Record<string, string>> = { paper: 'Canvas', box: 'Canvas', focus: 'Highlight' };

const entries = Object.entries(colours);
const fallbacks = (which: 1 | 2) => entries.map(([name, all]) => `--plain-${name}:${all[which]}`).join(';');

/** The colour of the editor, where there is one, in place of that of the file. */
const chosen = entries
	.map(([name, [editor, , , second]]) => {
		const plain = second ? `var(--vscode-${second},var(--plain-${name}))` : `var(--plain-${name})`;
		return `--${name}:var(--vscode-${editor},${plain})`;
	})
	.join(';');

/** Where the operating system forces its colours on everything, also on the editor, there are but three. */
const forced = entries.map(([name]) => `--${name}:${SYSTEM[name] ?? 'CanvasText'}`).join(';');

/** Programs that know no variables take the first of the two: the colour of the light file. */
const paint = (property: 'fill' | 'stroke', name: keyof typeof colours) =>
	`${property}:${colours[name][1]};${property}:var(--${name})`;
const fill = (name: keyof typeof colours) => paint('fill', name);
const stroke = (name: keyof typeof colours) => paint('stroke', name);

const roles = ['controller', 'agent', 'datanode', 'computenode', 'unknown'] as const;

/** The style sheet of the drawing. Whatever a colour says, a form or a word says as well. */
export const style = `
.topology{${fallbacks(1)};font:13px sans-serif;font-family:var(--vscode-font-family,system-ui,sans-serif)}
@media (prefers-color-scheme:dark){.topology{${fallbacks(2)}}}
@media (prefers-contrast:more){.topology{--plain-line:#000;--plain-faint:#000}}
@media (prefers-contrast:more) and (prefers-color-scheme:dark){.topology{--plain-line:#fff;--plain-faint:#fff;--plain-paper:#000}}
.topology{${chosen}}
@media (forced-colors:active){.topology{${forced}}}
.topology text{${fill('ink')}}
.topology .paper{${fill('paper')}}
.topology .title{font-size:18px;font-weight:600}
.topology .verdict{font-weight:600}
.topology .note{font-style:italic}
.topology .host-box{${fill('box')};${stroke('line')}}
.topology .package-box{${fill('paper')};fill-opacity:.6;${stroke('line')};stroke-opacity:.6}
.topology .package-name,.topology .detail{font-size:11px}
.topology .detail,.topology .package-name{${fill('faint')}}
.topology .head .shape{fill-opacity:0}
.topology .head .name{font-weight:600}
.topology .node .shape{${fill('paper')};${stroke('line')}}
.topology .stripe{${fill('datanode')}}
${roles.map((role) => `.topology .node.${role} .stripe{${fill(role)}}`).join('\n')}
.topology .node.raft .shape{${stroke('raft')};stroke-width:2.5}
.topology .raft-lines path{fill:none;${stroke('raft')};stroke-width:2.5}
.topology .unknown.host-box,.topology .node.unknown .shape{stroke-dasharray:5 3}
.topology .unknown-mark{font-weight:600;${fill('faint')}}
.topology .badge circle,.topology .badge path{${fill('paper')};stroke-width:2}
.topology .error-badge circle{${stroke('error')}}
.topology .warning-badge path{${stroke('warning')}}
.topology .count{font-size:10px;font-weight:600;text-anchor:middle}
.topology .off .name{text-decoration:line-through}
.topology .off .name,.topology .off .detail{${fill('faint')}}
.topology .off .shape,.topology .off.host-box{stroke-dasharray:2 3}
.topology .cross{fill:none;${stroke('error')};stroke-width:2.5;stroke-linecap:round;pointer-events:none}
.topology .stray path{fill:none;${stroke('error')};stroke-width:2;stroke-dasharray:7 5}
.topology .move path{fill:none;${stroke('focus')};stroke-width:2.5}
.topology .absent{opacity:.35}
.topology .absent .shape{stroke-dasharray:3 4}
.topology [tabindex]{cursor:pointer;outline:none}
.topology [tabindex]:hover .shape{${stroke('focus')};stroke-width:2}
.topology [tabindex].selected .shape{${stroke('ink')};stroke-width:3.5}
.topology [tabindex]:focus-visible .shape{${stroke('focus')};stroke-width:4}
`;
