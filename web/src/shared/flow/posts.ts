import { useMemo } from "react";
import { useDirectory } from "../people/organisation";

/** The posts of the bureau by section, each with who holds it. */
export function usePosts() {
  const { departments, posts, nameOf } = useDirectory();
  const options = useMemo(
    () =>
      departments
        .map((section) => ({
          label: section.label,
          title: section.label,
          options: posts
            .filter((one) => one.department === section.value)
            .map((one) => ({ value: one.value, pinyin: one.pinyin, label: one.holders.length ? `${one.label}（${one.holders.join("、")}）` : one.label })),
        }))
        .filter((one) => one.options.length > 0),
    [departments, posts],
  );
  return { options, nameOf };
}
