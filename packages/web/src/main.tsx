import "./ui/styles.css";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isSignedOut, listenToFailures, queryClient } from "./api.ts";
import { router } from "./router.tsx";
import { session } from "./session.ts";
import { Announcer } from "./shell/announcer.tsx";
import { followSystemTheme } from "./shell/theme.ts";
import { problemText } from "./texts/problem-text.ts";
import { i18n, languageToBeginWith, speak } from "./texts/texts.ts";
import { showProblem, ToastRegion } from "./ui/toast.tsx";
import { TooltipProvider } from "./ui/tooltip.tsx";

listenToFailures({
  signedOut: () => {
    const isInside = router.state.matches.some(({ routeId }) => routeId === "/signed-in");
    if (!isInside) return;
    session.isOver = true;
    void router.navigate({ to: "/sign-in", search: { return_to: router.state.location.href } });
  },
  mutationFailed: (error) => {
    if (!isSignedOut(error)) showProblem(problemText(error, (message, values) => i18n._(message, values)));
  },
});

// The files of the page are on their way while the server says who asks. The cast: a match does not tell its type.
for (const { routeId } of router.matchRoutes(router.latestLocation))
  void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById]);

followSystemTheme();
await speak(languageToBeginWith());

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root.");

createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <ToastRegion>
            <RouterProvider router={router} />
            <Announcer />
          </ToastRegion>
        </TooltipProvider>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
