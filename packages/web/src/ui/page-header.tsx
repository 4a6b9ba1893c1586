import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useMembership, useOrganizationId } from "../session.ts";
import { announce } from "../shell/announcer.tsx";
import { useDocumentTitle } from "../shell/use-document-title.ts";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";
import { CrumbLink } from "./crumb-link.tsx";

type Props = {
  title: string;
  /** What stands between "Admin Panel" and the title: "Administration" on the Organization's pages, a `CrumbLink` elsewhere. */
  section?: ReactNode;
  /** Before the title: what tells the thing apart that the page is about. */
  icon?: ReactNode;
  description?: ReactNode;
  /** At the right: the page's one primary button. */
  actions?: ReactNode;
  /** Below, on the line: tabs. */
  tabs?: ReactNode;
  /** Its body is narrow: the actions stand above the body's right edge. */
  narrow?: boolean;
};

/** The head of every page of the panel: where one is, what it is, what one can do. Sets the document's title too. */
export function PageHeader({ title, section, icon, description, actions, tabs, narrow = false }: Props) {
  const organization = useMembership(useOrganizationId())?.organization;
  useDocumentTitle(organization ? `${title} · ${organization.name}` : title);
  useEffect(() => announce(title), [title]);
  return (
    <header className={classes("px-4 pt-4 sm:px-8 sm:pt-6", tabs ? "border-b" : "pb-4", narrow && "max-w-200")}>
      <Breadcrumb section={section} title={title} />
      <div className="mt-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex items-center gap-2.5">
            {icon}
            <h1 className="min-w-0 text-xl font-semibold tracking-[-0.015em] break-words">{title}</h1>
          </div>
          {description && <p className="mt-0.5 max-w-160 text-pretty text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs && <div className="mt-3">{tabs}</div>}
    </header>
  );
}

function Breadcrumb({ section, title }: { section: ReactNode; title: string }) {
  const t = useText();
  return (
    <nav aria-label={t("Breadcrumb")}>
      <ol className="flex flex-wrap items-center gap-1 text-xs text-subtle">
        <li>
          <CrumbLink to="/">{t("Admin Panel")}</CrumbLink>
        </li>
        {section && <Crumb>{section}</Crumb>}
        <Crumb>
          <span aria-current="page">{title}</span>
        </Crumb>
      </ol>
    </nav>
  );
}

function Crumb({ children }: { children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-center gap-1">
      <ChevronRight aria-hidden="true" className="size-3 shrink-0" />
      {children}
    </li>
  );
}

/** The body below a page's head, with the same margins. `narrow` for settings and forms. */
export function PageBody({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <div className={classes("flex flex-col gap-5 px-4 py-5 sm:px-8 sm:py-6", narrow && "max-w-200")}>{children}</div>
  );
}
