/** Filters, and what opens and closes. The page can be read without it. */
export const SCRIPT = `'use strict';
const form = document.getElementById('filters');
const rows = [...document.querySelectorAll('.row')].map((element) => ({
  element,
  state: element.dataset.state,
  frameworks: element.dataset.frameworks.split(' '),
  text: (element.textContent + ' ' + element.closest('.area').querySelector('h3').textContent).toLowerCase(),
}));
const toggle = form.querySelector('[data-toggle]');
const details = () => rows.filter(({ element }) => !element.hidden).map(({ element }) => element.firstElementChild);

function filter() {
  const fields = new FormData(form);
  const words = fields.get('text').toLowerCase().split(/\\s+/).filter(Boolean);
  const framework = fields.get('framework');
  const states = fields.getAll('state');
  let shown = 0;
  for (const { element, ...row } of rows) {
    const matches =
      words.every((word) => row.text.includes(word)) &&
      (framework === '' || row.frameworks.includes(framework)) &&
      (states.length === 0 || states.includes(row.state));
    element.hidden = !matches;
    shown += matches ? 1 : 0;
  }
  for (const area of document.querySelectorAll('.area')) area.hidden = !area.querySelector('.row:not([hidden])');
  document.getElementById('nothing').hidden = shown > 0;
  document.getElementById('shown').textContent = shown === rows.length ? shown + ' items' : shown + ' of ' + rows.length + ' items';
  label();
}

function label() {
  const all = details();
  toggle.textContent = all.length > 0 && all.every(({ open }) => open) ? 'Close all' : 'Open all';
}

function open() {
  const row = document.getElementById(location.hash.slice(1));
  if (row === null) return;
  if (row.closest('[hidden]')) { form.reset(); filter(); row.scrollIntoView(); }
  if (row.matches('.row')) row.firstElementChild.open = true;
}

form.hidden = false;
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
toggle.addEventListener('click', () => {
  const value = toggle.textContent === 'Open all';
  for (const element of details()) element.open = value;
  label();
});
document.addEventListener('toggle', label, true);
for (const button of document.querySelectorAll('[data-reset]')) {
  button.addEventListener('click', () => { form.reset(); filter(); form.elements.text.focus(); });
}
addEventListener('hashchange', open);
filter();
open();

let closed = [];
addEventListener('beforeprint', () => {
  closed = rows.map(({ element }) => element.firstElementChild).filter((element) => !element.open);
  for (const element of closed) element.open = true;
});
addEventListener('afterprint', () => { for (const element of closed) element.open = false; });
`;
