import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { organisationKeys } from "@/shared/people/organisation";
import type { Query } from "@/shared/table/ledger";

export type Organisation = Of<"Organisation">;
export type Branch = Organisation["departments"][number];

export const orgKeys = {
  gaps: ["responsibility", "gaps"] as const,
  department: (id: string) => ["org", "department", id] as const,
  post: (id: string) => ["org", "post", id] as const,
  persons: (words: string) => ["org", "persons", words] as const,
  appointments: (post: string) => ["org", "appointments", post] as const,
  portfolios: (post: string) => ["org", "portfolios", post] as const,
  bodies: ["bodies"] as const,
  members: (body: string) => ["org", "members", body] as const,
};

export function useGaps() {
  return useQuery({ queryKey: orgKeys.gaps, queryFn: () => taken(api.GET("/api/v1/responsibility/gaps")) });
}

export function useDepartment(id: string, wanted: boolean) {
  return useQuery({
    queryKey: orgKeys.department(id),
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/departments/{department_id}", { params: { path: { department_id: id } } })),
  });
}

export function usePost(id: string) {
  return useQuery({
    queryKey: orgKeys.post(id),
    queryFn: () => taken(api.GET("/api/v1/posts/{post_id}", { params: { path: { post_id: id } } })),
  });
}

export function usePersons(words: string) {
  return useQuery({
    queryKey: orgKeys.persons(words),
    queryFn: () => taken(api.GET("/api/v1/persons", { params: { query: { q: words || undefined, limit: 50 } } })),
  });
}

export function useAppointments(post: string) {
  return useQuery({
    queryKey: orgKeys.appointments(post),
    queryFn: () => taken(api.GET("/api/v1/appointments", { params: { query: { post_id: post, limit: 50 } } })),
  });
}

export function usePortfolios(post: string) {
  return useQuery({
    queryKey: orgKeys.portfolios(post),
    queryFn: () => taken(api.GET("/api/v1/portfolios", { params: { query: { post_id: post, limit: 50 } } })),
  });
}

export function useBodies() {
  return useQuery({ queryKey: orgKeys.bodies, queryFn: () => taken(api.GET("/api/v1/bodies")) });
}

export function useMembers(body: string) {
  return useQuery({
    queryKey: orgKeys.members(body),
    queryFn: () => taken(api.GET("/api/v1/bodies/{body_id}/members", { params: { path: { body_id: body }, query: { limit: 100 } } })),
  });
}

/** A change of who sits where: whatever was computed from it is asked for again. */
function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet: true },
    onSuccess: () =>
      Promise.all(
        [organisationKeys.all, ["org"], ["persons"], ["post-catalogues"], orgKeys.gaps, orgKeys.bodies].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

interface Versioned {
  id: string;
  version: number;
}

export const useOpenDepartment = () =>
  useChange((body: Of<"DepartmentDraft">) => taken(api.POST("/api/v1/departments", { body })));

export const useChangeDepartment = () =>
  useChange(({ id, version: read, ...body }: Versioned & Of<"DepartmentDraft">) =>
    taken(api.PUT("/api/v1/departments/{department_id}", { params: { path: { department_id: id }, header: version(read) }, body })),
  );

export const useOrder = () => useChange((body: Of<"Order">) => taken(api.PUT("/api/v1/organisation/order", { body })));

export const useCloseDepartment = () =>
  useChange(({ id, version: read, on }: Versioned & { on: string }) =>
    taken(api.PUT("/api/v1/departments/{department_id}/closure", { params: { path: { department_id: id }, header: version(read) }, body: { on } })),
  );

export const useCreatePost = () =>
  useChange((body: Of<"PostDraft">) => taken(api.POST("/api/v1/posts", { body })));

export const useChangePost = () =>
  useChange(({ id, version: read, ...body }: Versioned & Of<"PostDraft">) =>
    taken(api.PUT("/api/v1/posts/{post_id}", { params: { path: { post_id: id }, header: version(read) }, body })),
  );

export const useAbolishPost = () =>
  useChange(({ id, version: read, on }: Versioned & { on: string }) =>
    taken(api.PUT("/api/v1/posts/{post_id}/abolition", { params: { path: { post_id: id }, header: version(read) }, body: { on } })),
  );

export const useAppoint = () =>
  useChange((body: Of<"AppointmentDraft">) => taken(api.POST("/api/v1/appointments", { body })));

export const useEndAppointment = () =>
  useChange(({ id, version: read, on, reason }: Versioned & Of<"ReasonedEnd">) =>
    taken(api.PUT("/api/v1/appointments/{appointment_id}/ending", { params: { path: { appointment_id: id }, header: version(read) }, body: { on, reason } })),
  );

export const usePutInCharge = () =>
  useChange((body: Of<"PortfolioDraft">) => taken(api.POST("/api/v1/portfolios", { body })));

export const useEndPortfolio = () =>
  useChange(({ id, version: read, on }: Versioned & { on: string }) =>
    taken(api.PUT("/api/v1/portfolios/{portfolio_id}/ending", { params: { path: { portfolio_id: id }, header: version(read) }, body: { on } })),
  );

export const useRegisterPerson = () =>
  useChange((body: Of<"PersonDraft">) => taken(api.POST("/api/v1/persons", { body })));

export const useChangePerson = () =>
  useChange(({ id, version: read, ...body }: Versioned & Of<"PersonDraft">) =>
    taken(api.PUT("/api/v1/persons/{person_id}", { params: { path: { person_id: id }, header: version(read) }, body })),
  );

export const useDepart = () =>
  useChange(({ id, version: read, on }: Versioned & { on: string }) =>
    taken(api.PUT("/api/v1/persons/{person_id}/departure", { params: { path: { person_id: id }, header: version(read) }, body: { on } })),
  );

export const useChangeBody = () =>
  useChange(({ id, version: read, ...body }: Versioned & Of<"BodyChange">) =>
    taken(api.PUT("/api/v1/bodies/{body_id}", { params: { path: { body_id: id }, header: version(read) }, body })),
  );

export const readPersons = (query: Query) =>
  taken(api.GET("/api/v1/persons", { params: { query: query as never } }));

export const readCatalogues = (query: Query) =>
  taken(api.GET("/api/v1/post-catalogues", { params: { query: query as never } }));

export function useCatalogue(id: string) {
  return useQuery({
    queryKey: ["post-catalogues", "one", id],
    queryFn: () => taken(api.GET("/api/v1/post-catalogues/{edition_id}", { params: { path: { edition_id: id } } })),
  });
}

export const useMakeCatalogue = () => useChange(() => taken(api.POST("/api/v1/post-catalogues")));

export function useMutualSupervision() {
  return useQuery({ queryKey: ["responsibility", "mutual"], queryFn: () => taken(api.GET("/api/v1/responsibility/mutual-supervision")) });
}

export const useSetUpBody = () => useChange((body: Of<"BodyDraft">) => taken(api.POST("/api/v1/bodies", { body })));

export const useSeat = () =>
  useChange(({ body_id, ...body }: Of<"BodyMemberDraft"> & { body_id: string }) =>
    taken(api.POST("/api/v1/bodies/{body_id}/members", { params: { path: { body_id } }, body })),
  );

export const useUnseat = () =>
  useChange(({ id, version: read, on }: Versioned & { on: string }) =>
    taken(api.PUT("/api/v1/body-members/{member_id}/ending", { params: { path: { member_id: id }, header: version(read) }, body: { on } })),
  );
