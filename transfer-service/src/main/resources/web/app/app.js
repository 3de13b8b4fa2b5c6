// Behaviour of every page. htmx loads parts of pages; the rest is what HTML alone cannot do.
import htmx from 'htmx.org';
import './app.css';
import './selection.js';

const dialog = () => document.getElementById('dialog');

// A part that arrives in the dialog opens it.
document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target.id === 'dialog' && !dialog().open) {
    dialog().showModal();
  }
  localTimes(event.detail.target);
});

// Refusals stand where the person looks: in the dialog, or above the page.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status >= 400) {
    const errors = event.detail.elt.closest('dialog')?.querySelector('.refusal');
    event.detail.target = errors ?? document.getElementById('notices');
    event.detail.shouldSwap = true;
    event.detail.target.scrollIntoView({ block: 'nearest' });
  }
});

// What was done in the dialog shows in the page below as soon as the dialog is closed.
dialog()?.addEventListener('close', () => {
  if (dialog().querySelector('[data-changed]')) {
    location.reload();
  }
});

document.addEventListener('htmx:sendError', () => {
  const notice = document.createElement('p');
  notice.className = 'error';
  notice.textContent = document.body.dataset.noAnswer;
  document.getElementById('notices').replaceChildren(notice);
});

document.addEventListener('click', (event) => {
  const target = event.target;
  if (target.closest('[data-close]')) {
    dialog().close();
  } else if (target.closest('.menu-button')) {
    const button = target.closest('.menu-button');
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', open);
  } else if (target.closest('[data-copy]')) {
    copy(document.getElementById(target.closest('[data-copy]').dataset.copy));
  } else {
    closeDropdowns(target.closest('[hx-post]') ? document.body : target);
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    closeDropdowns(document.body);
  }
});

function closeDropdowns(target) {
  document.querySelectorAll('details.dropdown[open]').forEach((dropdown) => {
    if (!dropdown.contains(target)) {
      dropdown.open = false;
    }
  });
}

async function copy(source) {
  await navigator.clipboard.writeText(source.innerText);
  toast(document.body.dataset.copied);
}

function toast(text) {
  const place = document.getElementById('toast');
  place.textContent = text;
  place.classList.add('shown');
  setTimeout(() => place.classList.remove('shown'), 3000);
}

// A button that is about checked boxes of its form, and nothing without one.
document.addEventListener('change', (event) => {
  const button = event.target.closest('form')?.querySelector('[data-needs-check]');
  if (button) {
    button.disabled = !button.form.querySelector('input[type=checkbox]:checked');
  }
});

// Times are UTC; the reader's own stands in the tooltip.
function localTimes(root) {
  root.querySelectorAll('time[datetime]').forEach((time) => {
    const local = new Date(time.dateTime).toLocaleString(document.documentElement.lang, {
      dateStyle: 'medium', timeStyle: 'short',
    });
    time.title = document.body.dataset.localTime.replace('@', local);
  });
}

localTimes(document);
