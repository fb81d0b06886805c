import { lazy, Suspense } from "react";
import { useLocation, useNavigate } from "react-router";
import { tourOf } from "@/shared/tour/roles";
import type { Me } from "@/shared/session/me";
import { usePreferences, useSavePreferences } from "@/shared/session/preferences";

const GuidedTour = lazy(() => import("@/features/tour/guided-tour"));

/** What an address ends with that asks for the tour again. */
export const GUIDE = "guide";

/** The page on which somebody's day begins, and his tour. */
export function homeOf(me: Me): string {
  return me.tenant_kind === "leading_group" ? "/dash/region" : "/";
}

/** Shows whoever begins his first day in a role round the page; never a program that drives the browser. */
export function FirstRun({ me }: { me: Me }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const { tours } = usePreferences();
  const save = useSavePreferences();
  const tour = tourOf(me.roles);
  const asked = new URLSearchParams(search).has(GUIDE);
  const first = tours && !tours.includes(tour.role) && !navigator.webdriver;
  if (pathname !== homeOf(me) || !(asked || first)) return null;
  const end = () => {
    save({ tours: [...new Set([...(tours ?? []), tour.role])] });
    if (asked) navigate(pathname, { replace: true });
  };
  return <Suspense fallback={null}><GuidedTour tour={tour} onEnd={end} /></Suspense>;
}
