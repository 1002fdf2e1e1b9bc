// Marks today's row in the table of opening hours and opens the newsletter form.
document.addEventListener('DOMContentLoaded', function () {
  var row = document.querySelectorAll('table.hours tr')[new Date().getDay()];
  if (row) { row.className = 'today'; }
  var opener = document.getElementById('newsletter-opener');
  if (opener) { opener.addEventListener('click', function () { document.querySelector('form.newsletter').hidden = false; }); }
});
