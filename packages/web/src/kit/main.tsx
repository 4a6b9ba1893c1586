// The kit on one page, for those who build pages: `npm run dev`, then /kit.html. It is not part of the build.
import "../ui/styles.css";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { queryClient } from "../api.ts";
import { Announcer } from "../shell/announcer.tsx";
import { i18n } from "../texts/texts.ts";
import { ToastRegion } from "../ui/toast.tsx";
import { TooltipProvider } from "../ui/tooltip.tsx";
import { KitPage } from "./kit-page.tsx";

const router = createRouter({ routeTree: createRootRoute({ component: KitPage, notFoundComponent: KitPage }) });

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root.");

createRoot(root).render(
  <I18nProvider i18n={i18n}>
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <ToastRegion>
          <RouterProvider router={router as never} />
          <Announcer />
        </ToastRegion>
      </TooltipProvider>
    </QueryClientProvider>
  </I18nProvider>,
);
