import { api, taken } from "@/api/client";
import type { OnItsWay } from "../words/standing";

/** One record as it is called in lists one chooses from. */
export interface Named {
  id: string;
  name: string;
  way?: OnItsWay;
}

interface Source {
  find: (words: string) => Promise<Named[]>;
  one: (id: string) => Promise<Named>;
}

const SOME = 20;
const called = (one: OnItsWay & { id: string; number: string }, title: string): Named => ({ id: one.id, name: `${one.number} ${title}`, way: one });

/** Where records of a kind are found by their words, and how each is called. */
export const SOURCES = {
  power: {
    find: async (q) =>
      (await taken(api.GET("/api/v1/powers", { params: { query: { q: q || undefined, limit: SOME } } }))).items.map((one) => called(one, one.name)),
    one: async (power_id) => {
      const one = await taken(api.GET("/api/v1/powers/{power_id}", { params: { path: { power_id } } }));
      return called(one, one.name);
    },
  },
  risk_point: {
    find: async (q) =>
      (await taken(api.GET("/api/v1/risk-points", { params: { query: { q: q || undefined, status: "draft,in_force", limit: SOME } as never } }))).items.map((one) => called(one, one.title)),
    one: async (risk_point_id) => {
      const one = await taken(api.GET("/api/v1/risk-points/{risk_point_id}", { params: { path: { risk_point_id } } }));
      return called(one, one.title);
    },
  },
  measure: {
    find: async (q) =>
      (await taken(api.GET("/api/v1/measures", { params: { query: { q: q || undefined, limit: SOME } } }))).items.map((one) => ({ id: one.id, name: `${one.risk_point_number} ${one.text}`, way: one })),
    one: async (measure_id) => {
      const one = await taken(api.GET("/api/v1/measures/{measure_id}", { params: { path: { measure_id } } }));
      return { id: one.id, name: one.text };
    },
  },
  regulation: {
    find: async (q) =>
      (await taken(api.GET("/api/v1/regulations", { params: { query: { q: q || undefined, limit: SOME } } }))).items.map((one) => called(one, one.title)),
    one: async (regulation_id) => {
      const one = await taken(api.GET("/api/v1/regulations/{regulation_id}", { params: { path: { regulation_id } } }));
      return called(one, one.title);
    },
  },
  meeting: {
    find: async () =>
      (await taken(api.GET("/api/v1/meetings", { params: { query: { kind: "body", limit: 100 } } }))).items.map((one) => ({ id: one.id, name: `${one.number} ${one.title}` })),
    one: async (meeting_id) => {
      const one = await taken(api.GET("/api/v1/meetings/{meeting_id}", { params: { path: { meeting_id } } }));
      return called(one, one.title);
    },
  },
} satisfies Record<string, Source>;

export type RecordKind = keyof typeof SOURCES;
