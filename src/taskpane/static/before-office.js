/* Runs before office.js, in every webview: plain ES5. */
(function () {
  'use strict';

  // office.js takes these away; after-office.js gives them back
  window.goujiHistory = {
    pushState: window.history.pushState,
    replaceState: window.history.replaceState,
  };

  if (!window.trustedTypes || !window.trustedTypes.createPolicy) return;

  var folder = new URL('.', document.baseURI);

  /* The address where it is a script of this very folder: office.js and its parts, our own parts; null refuses it. */
  function ownScript(address) {
    var url = new URL(address, document.baseURI);
    var own = url.origin === folder.origin && url.pathname.indexOf(folder.pathname) === 0;
    return own && /\.js$/.test(url.pathname) ? url.href : null;
  }

  window.trustedTypes.createPolicy('default', { createScriptURL: ownScript });
})();
