import "./app/polyfills";
import "./app/app.css";
import { createRoot } from "react-dom/client";
import { Console } from "./app/console";
import { startLanguages } from "./app/i18n";

const root = document.getElementById("root");
if (root) void startLanguages().then(() => createRoot(root).render(<Console />));
