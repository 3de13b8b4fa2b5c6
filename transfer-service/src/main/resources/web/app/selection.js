// Which SIMs of the table are selected: single ones, the page, or all that match.

const form = () => document.querySelector('#selection[data-count]');
const boxes = () => [...form().querySelectorAll('input[name=imsi]')];

function update() {
  if (!form()) {
    return;
  }
  const checked = boxes().filter((box) => box.checked).length;
  const page = document.getElementById('select-page');
  const all = form().querySelector('.all');
  const takesAll = all?.querySelector('input').checked ?? false;
  if (page) {
    page.checked = checked > 0 && checked === boxes().length;
    page.indeterminate = checked > 0 && !page.checked;
  }
  if (all) {
    all.hidden = !page.checked;
  }
  const chosen = form().querySelector('.chosen');
  const count = takesAll ? Number(form().dataset.count) : checked;
  chosen.hidden = count === 0;
  chosen.textContent = form().dataset.selected.replace('@', count.toLocaleString(document.documentElement.lang));
  form().querySelectorAll('[data-needs-selection]').forEach((button) => {
    button.disabled = count === 0;
    button.title = count === 0 ? form().querySelector('.actions-menu').dataset.first : '';
  });
}

document.addEventListener('change', (event) => {
  if (event.target.id === 'select-page') {
    boxes().forEach((box) => { box.checked = event.target.checked; });
  }
  if (event.target.closest('#selection')) {
    if (event.target.name === 'imsi' || event.target.id === 'select-page') {
      const all = form().querySelector('.all input');
      if (all && boxes().some((box) => !box.checked)) {
        all.checked = false;
      }
    }
    update();
  }
});
document.addEventListener('htmx:afterSettle', update);
window.addEventListener('pageshow', update);
update();
