// Finds pages and headings whose titles have all words that are typed; those of the language of the page come first.
const { searchIndex } = globalThis;
const field = document.getElementById('search');
const list = document.getElementById('found');
const { root } = document.documentElement.dataset;

field.addEventListener('input', () => {
	const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
	const found = searchIndex.filter(([, title]) => words.every((word) => title.toLowerCase().includes(word)));
	const own = ([language]) => (language === document.documentElement.lang ? 0 : 1);
	const shown = words.length === 0 ? [] : found.sort((a, b) => own(a) - own(b)).slice(0, 30);
	list.replaceChildren(...shown.map(item));
	list.hidden = shown.length === 0;
});

function item([language, title, place]) {
	const link = document.createElement('a');
	link.href = `${root}/${place}`;
	link.lang = language;
	link.textContent = title;
	const row = document.createElement('li');
	row.append(link);
	return row;
}
