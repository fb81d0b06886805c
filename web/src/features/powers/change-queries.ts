import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { type Power, powerKeys } from "./queries";

const at = (id: string) => ({ path: { power_id: id } });

/** Every wording of the power that ever held, the newest first. */
export function useEditions(id: string) {
  return useQuery({
    queryKey: powerKeys.part(id, "editions"),
    queryFn: async () => (await taken(api.GET("/api/v1/powers/{power_id}/editions", { params: at(id) }))).items,
  });
}

function useChanging<Values, Answer>(send: (values: Values) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: send,
    onSuccess: () => {
      for (const name of ["powers", "cases", "tasks"]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}

interface Held {
  power: Power;
  number?: number;
}

const held = ({ power, number }: Held) => ({ ...at(power.id), header: version(number ?? power.version) });

export const useRecordChange = () =>
  useChanging((one: Held & { change: Of<"ChangeDraft"> }) =>
    taken(api.PUT("/api/v1/powers/{power_id}/change", { params: held(one), body: one.change })));

export const useWithdrawChange = () =>
  useChanging((one: Held) => taken(api.DELETE("/api/v1/powers/{power_id}/change", { params: held(one) })));
