// Uses the report as a reader would, and leaves what it saw in data-seen of the body.
(function () {
  'use strict';
  var table = document.getElementById('deals'), seen = [];
  var amounts = function () {
    return Array.prototype.filter.call(table.tBodies[0].rows, function (row) { return !row.hidden; })
      .map(function (row) { return row.cells[4].dataset.key; }).join(' ');
  };
  var press = function (column) { table.tHead.rows[0].cells[column].querySelector('button').click(); };
  var set = function (id, value) {
    var control = document.getElementById(id);
    control.value = value;
    control.dispatchEvent(new Event('input'));
  };
  seen.push('all ' + amounts());
  press(4);
  seen.push('up ' + amounts() + ' ' + table.tHead.rows[0].cells[4].getAttribute('aria-sort'));
  press(4);
  seen.push('down ' + amounts());
  set('f-words', 'TARVEX georgia');
  seen.push('words ' + amounts() + ', ' + document.getElementById('f-count').textContent);
  set('f-words', '');
  set('f-status', 'rejected');
  seen.push('rejected ' + amounts());
  set('f-status', '');
  location.hash = '#' + document.querySelector('#deals a').getAttribute('href').slice(1);
  window.setTimeout(function () {
    seen.push('open ' + document.querySelectorAll('details[open]').length);
    seen.push('overflow ' + (document.documentElement.scrollWidth > window.innerWidth));
    document.body.dataset.seen = seen.join('; ');
  }, 200);
})();
