// ES5 only: also the oldest browsers must be able to read this.
(function () {
  var tooOld = !("noModule" in document.createElement("script")) || !String.prototype.replaceAll;
  if (!tooOld) {
    return;
  }
  var told = document.getElementById("old-browser");
  var root = document.getElementById("root");
  if (told) {
    told.removeAttribute("hidden");
  } else if (root) {
    root.innerHTML =
      '<p class="old-browser">浏览器版本过低（需Chrome 86或360极速模式）。请点击地址栏右侧的兼容模式图标，' +
      "切换为极速模式，或联系单位管理员。This browser is too old: Chrome 86 or later is needed.</p>";
  }
})();
