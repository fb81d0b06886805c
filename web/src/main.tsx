import "./app/polyfills";
import "./app/app.css";
import { createRoot } from "react-dom/client";
import { Console } from "./app/console";
import { startLanguages } from "./app/i18n";
import { hushIcons } from "./app/icons";
import { leaveListsByTab } from "./app/lists";

const root = document.getElementById("root");
hushIcons(document.body);
leaveListsByTab(document.body);
if (root) void startLanguages().then(() => createRoot(root).render(<Console />));
