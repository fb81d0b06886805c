// The word of a letter stands behind the # of its link and never reaches a log; put it into the form.
(function () {
  var word = document.getElementById("word");
  if (word && !word.value && window.location.hash.length > 1) {
    word.value = window.location.hash.substring(1);
    document.getElementById("new").focus();
    if (window.history.replaceState) {
      window.history.replaceState(null, "", window.location.pathname);
    }
  }
})();
