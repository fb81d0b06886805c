import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { NotFoundPage } from "@/shared/pages/not-found-page";
import { PageLoading } from "@/shared/pages/page-frame";
import { Guarded } from "./guarded";
import { Shell } from "./layout/shell";
import { NotFetched } from "./not-fetched";
import { PAGES } from "./pages";
import { RouteProblem } from "./route-problem";

const routes: RouteObject[] = PAGES.map((page) => ({
  path: page.path,
  errorElement: <RouteProblem />,
  lazy: async () => {
    // The router shows nothing at all where this fails.
    const found = await page.load().catch(() => undefined);
    const Component = found?.default ?? NotFetched;
    return { element: <Guarded page={page}><Component /></Guarded> };
  },
}));

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteProblem />,
    hydrateFallbackElement: <PageLoading />,
    children: [
      ...routes,
      { path: "/index.html", element: <Navigate to="/" replace /> },
      { path: "*", element: <NotFoundPage /> },
    ],
  },
]);
