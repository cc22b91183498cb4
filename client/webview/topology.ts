import { type FromPage, type PageState, pageState, type Shown, toPage } from '../src/topology/page-messages.ts';
import { element } from './dom.ts';
import { carryNodes } from './topology/carry.ts';
import { Moments } from './topology/moments.ts';
import { neighbour } from './topology/neighbours.ts';
import { paint } from './topology/paint.ts';
import { idOf, itemsIn, pictureFrom } from './topology/picture.ts';
import { Stage } from './topology/stage.ts';

declare function acquireVsCodeApi(): {
	postMessage(message: FromPage): void;
	getState(): unknown;
	setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const main = document.querySelector('main') ?? document.body;
const kept = pageState.safeParse(editor.getState());

const title = element('h1', {});
const facts = element('p', { id: 'facts' });
const verdict = element('p', { role: 'status', id: 'verdict' });
const keys = element('p', { id: 'keys' });
const view = element('div', {
	id: 'view',
	role: 'application',
	'aria-labelledby': 'title',
	'aria-describedby': 'keys',
});
title.id = 'title';
const stage = new Stage(view, () => keep());
const moments = new Moments(() => showMoment());
const buttons = {
	fit: button('fit', () => stage.fit()),
	larger: button('larger', () => stage.zoom(1.25)),
	smaller: button('smaller', () => stage.zoom(0.8)),
	failure: button('failure', () => buttons.failure.setAttribute('aria-pressed', String(!switchesByClick()))),
	allOn: button('allOn', () => editor.postMessage({ type: 'off', ids: [] })),
	export: button('export', () => editor.postMessage({ type: 'export' })),
};
buttons.failure.setAttribute('aria-pressed', 'false');
main.append(
	title,
	element('header', {}, ...Object.values(buttons), facts, moments.element, verdict),
	view,
	element('footer', {}, keys),
);

let shown: Shown | undefined;
let next: Shown | undefined;
/** Whether a picture is wanted that was not there yet. */
let isPainting = false;
let selected = kept.success ? kept.data.selected : '';

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	const read = toPage.safeParse(data);
	if (!read.success) return;
	const message = read.data;
	if (message.type === 'show') showSoon(message);
	else if (message.type === 'gone') showGone(message.text);
	else if (message.type === 'problems') tell(message.lines.map((text) => ({ weight: 'bad', text })));
	else if (message.type === 'select') select(message.id);
	else paintSoon();
});
view.addEventListener('click', ({ target }) => {
	const id = idOf(target);
	if (id === undefined) return;
	if (switchesByClick()) toggle(id);
	else choose(id, false);
});
view.addEventListener('focusin', ({ target }) => {
	const id = idOf(target);
	if (id !== undefined) select(id);
});
view.addEventListener('keydown', onKey);
carryNodes(view, (id, host) => editor.postMessage({ type: 'move', id, host }));
editor.postMessage({ type: 'ready' });

/** Draws once for everything that has come since the screen was painted last. A page that is not seen draws at once. */
function showSoon(message: Shown): void {
	const isWaiting = next !== undefined;
	next = message;
	if (document.visibilityState === 'hidden') showNext();
	else if (!isWaiting) requestAnimationFrame(showNext);
}

function showNext(): void {
	const message = next;
	next = undefined;
	const picture = message && pictureFrom(message.svg);
	if (!message || !picture) return;
	const isFirst = shown?.cluster !== message.cluster || shown.target !== message.target;
	const hadFocus = view.contains(document.activeElement);
	shown = message;
	title.textContent = message.title;
	for (const [name, one] of Object.entries(buttons)) one.textContent = message.words[name as keyof typeof buttons];
	facts.replaceChildren(...message.facts.map((text) => element('span', {}, text)));
	tell(message.verdicts);
	keys.textContent = message.words.keys;
	const isPlan = message.moments.length > 0;
	buttons.allOn.disabled = message.off.length === 0 || isPlan;
	buttons.failure.disabled = isPlan;
	if (isPlan) buttons.failure.setAttribute('aria-pressed', 'false');
	stage.show(picture);
	moments.show(message.moments, message.words.moment);
	showMoment();
	if (isFirst && kept.success && kept.data.cluster === message.cluster && kept.data.target === message.target)
		stage.look(kept.data);
	mark(selected);
	if (hadFocus) current()?.focus({ preventScroll: true });
	if (isPainting) paintSoon();
	keep();
}

/** Paints what is shown, or will be shown next; before anything came, the first that comes. */
function paintSoon(): void {
	const svg = (next ?? shown)?.svg;
	isPainting = svg === undefined;
	if (svg !== undefined) void paint(svg).then((data) => editor.postMessage({ type: 'picture', data }));
}

function tell(verdicts: Shown['verdicts']): void {
	verdict.replaceChildren(...verdicts.map(({ weight, text }) => element('span', { class: weight }, text)));
}

function showMoment(): void {
	moments.mark(view);
	const moment = moments.current;
	if (moment) tell(moment.verdicts.map((text) => ({ weight: 'caution', text })));
}

function showGone(text: string): void {
	shown = undefined;
	facts.replaceChildren();
	verdict.textContent = text;
	view.replaceChildren();
}

/** The item that the keyboard comes to: the selected one, else the first. */
function current(): SVGGElement | undefined {
	return itemsIn(view).find((item) => item.getAttribute('tabindex') === '0');
}

/** Marks what is selected, and lets the keyboard come to it. */
function mark(id: string): SVGGElement | undefined {
	const items = itemsIn(view);
	const found = items.find((item) => item.getAttribute('data-id') === id);
	const reachable = found ?? items[0];
	for (const item of items) {
		item.setAttribute('tabindex', item === reachable ? '0' : '-1');
		item.classList.toggle('selected', item === found);
		if (item === found) item.setAttribute('aria-current', 'true');
		else item.removeAttribute('aria-current');
	}
	return found;
}

function select(id: string): void {
	selected = id;
	mark(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	keep();
}

function choose(id: string, focus: boolean): void {
	select(id);
	editor.postMessage({ type: 'open', id, focus });
}

function toggle(id: string): void {
	select(id);
	if (!shown || shown.moments.length > 0) return; // a plan says by itself what is off
	const { off } = shown;
	editor.postMessage({ type: 'off', ids: off.includes(id) ? off.filter((one) => one !== id) : [...off, id] });
}

function switchesByClick(): boolean {
	return buttons.failure.getAttribute('aria-pressed') === 'true';
}

function onKey(event: KeyboardEvent): void {
	if (event.altKey || event.ctrlKey || event.metaKey) return;
	const action = actionOf(event.key, idOf(event.target));
	if (!action) return;
	event.preventDefault();
	action();
}

function actionOf(key: string, id: string | undefined): (() => void) | undefined {
	if (key === '+' || key === '=') return () => stage.zoom(1.25);
	if (key === '-') return () => stage.zoom(0.8);
	if (key === '0') return () => stage.fit();
	if (id === undefined) return undefined;
	if (key === 'Enter' || key === ' ') return () => choose(id, key === 'Enter');
	if (key === 'x' || key === 'X') return () => toggle(id);
	if (key === 'm' || key === 'M') return () => editor.postMessage({ type: 'move', id, host: '' });
	return goTo(key, id);
}

function goTo(key: string, id: string): (() => void) | undefined {
	const items = itemsIn(view);
	const from = items.findIndex((item) => item.getAttribute('data-id') === id);
	const boxes = items.map((item) => (item.querySelector('.shape') ?? item).getBoundingClientRect());
	const to = items[neighbour(boxes, from, key) ?? -1];
	return to && (() => to.focus());
}

function button(name: string, act: () => void): HTMLButtonElement {
	const made = element('button', { id: name, type: 'button' });
	made.addEventListener('click', act);
	return made;
}

function keep(): void {
	if (shown)
		editor.setState({ cluster: shown.cluster, target: shown.target, off: [...shown.off], selected, ...stage.looking });
}
