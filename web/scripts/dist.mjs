import { fileURLToPath } from "node:url";

/** Where the build lies: inside the service that serves it. */
export const DIST = fileURLToPath(new URL("../../service/console/dist", import.meta.url));
export const ASSETS = `${DIST}/assets`;
