/* Shows the notice in webviews that cannot run the add-in: Internet Explorer, old Edge. Plain ES5. */
(function () {
  'use strict';

  var able =
    'noModule' in document.createElement('script') &&
    typeof globalThis === 'object' &&
    typeof Promise === 'function' &&
    typeof Promise.allSettled === 'function' &&
    typeof Array.prototype.at === 'function';
  if (able) return;
  var notice = document.getElementById('notice');
  if (notice) notice.removeAttribute('hidden');
})();
