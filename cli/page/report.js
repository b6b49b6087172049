(function () {
  'use strict';
  var body = document.querySelector('#deals tbody');
  if (body) {
    var rows = Array.prototype.slice.call(body.rows);
    var words = document.getElementById('f-words'), type = document.getElementById('f-type');
    var status = document.getElementById('f-status'), count = document.getElementById('f-count');
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
    var filter = function () {
      var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
      rows.forEach(function (row, i) {
        var fits = (!type.value || row.dataset.type === type.value) &&
          (!status.value || row.dataset.status === status.value) &&
          wanted.every(function (word) { return texts[i].indexOf(word) >= 0; });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = shown + ' of ' + rows.length;
    };
    [words, type, status].forEach(function (control) { control.addEventListener('input', filter); });
    document.getElementById('filters').hidden = false;
    filter();
    var order = rows.slice();
    document.querySelectorAll('#deals th button').forEach(function (button) {
      button.addEventListener('click', function () {
        var head = button.parentElement, column = head.cellIndex;
        var down = head.getAttribute('aria-sort') === 'ascending';
        var key = function (row) { return row.cells[column].dataset.key || ''; };
        var numeric = head.classList.contains('num');
        order.sort(function (a, b) {
          var x = key(a), y = key(b);
          if ((x === '') !== (y === '')) return x === '' ? 1 : -1;
          var by = numeric ? x - y : x < y ? -1 : x > y ? 1 : 0;
          return down ? -by : by;
        });
        document.querySelectorAll('#deals th').forEach(function (each) { each.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        order.forEach(function (row) { body.appendChild(row); });
      });
    });
  }
  var network = document.querySelector('#network .wide');
  if (network) network.scrollLeft = (network.scrollWidth - network.clientWidth) / 2;
  var open = function () {
    var place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = place; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') at.open = true;
      if (at.tagName === 'TR') at.hidden = false;
    }
    if (place) place.scrollIntoView({block: 'center'});
  };
  window.addEventListener('hashchange', open);
  open();
})();
