import importX from "eslint-plugin-import-x";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import hooks from "eslint-plugin-react-hooks";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url));

/** Imports flow shared -> features -> app; no feature knows another. */
const zones = [
  { target: "./src/shared", from: "./src/features" },
  { target: "./src/shared", from: "./src/app" },
  { target: "./src/features", from: "./src/app" },
  { target: "./src/api", from: ["./src/shared", "./src/features", "./src/app"] },
  ...features.map((one) => ({
    target: `./src/features/${one}`,
    from: "./src/features",
    except: [`./${one}`],
  })),
];

export default tseslint.config(
  { ignores: ["src/api/schema.d.ts"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "import-x": importX, "react-hooks": hooks },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "import-x/no-restricted-paths": ["error", { zones }],
      "max-lines": ["error", { max: 250, skipComments: true, skipBlankLines: true }],
      "no-console": "error",
    },
  },
);
