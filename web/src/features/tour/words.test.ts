import { expect, test } from "vitest";
import en from "./locales/en.json";
import zh from "./locales/zh-CN.json";
import { tourOf } from "@/shared/tour/roles";

test("a head of section who keeps the register is shown the year, a clerk his own points", () => {
  expect(tourOf(["section_head", "register_office", "post_holder"])).toEqual({ role: "office", steps: ["tasks", "menu", "cycle", "help"] });
  expect(tourOf(["post_holder"]).role).toBe("holder");
});

test("whoever watches is shown it as such, though he is a deputy as well", () => {
  expect(tourOf(["deputy_leader", "discipline_group"]).role).toBe("watch");
});

test("every tour has its words in both languages", () => {
  const roles: readonly (readonly string[])[] = [["system_administrator"], ["leading_group"], ["main_leader"], ["discipline_group"], ["deputy_leader"], ["register_office"], ["administrator"], ["auditor"], ["section_head"], []];
  for (const words of [zh, en]) {
    for (const { role } of roles.map(tourOf)) {
      const said = (words.role as Record<string, Record<string, string>>)[role] ?? {};
      expect(Object.keys(said).sort()).toEqual(["menu", "tasks", "third"]);
    }
  }
});
