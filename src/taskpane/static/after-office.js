/* Runs right after office.js, in every webview: plain ES5. */
(function () {
  'use strict';

  var kept = window.goujiHistory;
  if (!kept) return;
  window.history.pushState = kept.pushState;
  window.history.replaceState = kept.replaceState;
  delete window.goujiHistory;
})();
