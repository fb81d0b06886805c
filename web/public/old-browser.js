document.getElementById("root").innerHTML =
  "<p style='padding:3em;font-size:20px'>浏览器版本过低（需 Chrome 86 或 360 极速模式）。<br>请在地址栏右侧将兼容模式切换为极速模式，或联系单位管理员。</p>";
