import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useMembership, useOrganizationId } from "../session.ts";
import { useText } from "../texts/use-text.ts";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { type Place, usePlaces } from "./navigation.ts";
import { OrganizationSwitcher } from "./organization-switcher.tsx";

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

type Props = {
  /** Somebody chose where to go: the slide-in closes. */
  onGo?: () => void;
  onShowShortcuts: () => void;
  onShowCommands: () => void;
};

/** Organization on top, places in the middle, oneself at the bottom. */
export function Sidebar({ onGo, onShowShortcuts, onShowCommands }: Props) {
  const t = useText();
  const places = usePlaces();
  const membership = useMembership(useOrganizationId());
  const organizationId = membership?.status === "active" ? membership.organization.id : undefined;
  return (
    <div className="flex h-full flex-col">
      <div className="p-2">
        <OrganizationSwitcher {...(onGo && { onGo })} />
        <button
          type="button"
          onClick={() => {
            onGo?.();
            onShowCommands();
          }}
          className="mt-2 flex h-8 w-full items-center gap-2.5 rounded-md border bg-surface px-2 text-subtle shadow-raise hover:text-ink pointer-coarse:h-11"
        >
          <Search aria-hidden="true" className="size-4 shrink-0" />
          <span className="flex-1 truncate text-left">{t("Search…")}</span>
          <Kbd keys={isApple ? "⌘ K" : "Ctrl K"} className="pointer-coarse:hidden" />
        </button>
      </div>
      <nav aria-label={t("Main")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {organizationId !== undefined && (
          <>
            <Places
              title={t("Administration")}
              places={places.administration}
              organizationId={organizationId}
              onGo={onGo}
            />
            <Places title={t("Developers")} places={places.developers} organizationId={organizationId} onGo={onGo} />
            <Places title={t("You")} places={places.own} organizationId={organizationId} onGo={onGo} />
          </>
        )}
      </nav>
      <div className="flex items-center gap-1 p-2">
        <AccountMenu onShowShortcuts={onShowShortcuts} {...(onGo && { onGo })} />
        <Tooltip text={t("Keyboard shortcuts")} side="top">
          <button
            type="button"
            onClick={onShowShortcuts}
            aria-label={t("Keyboard shortcuts")}
            className="flex size-8 shrink-0 items-center justify-center rounded-md hover:bg-pressed pointer-coarse:hidden"
          >
            <Kbd keys="?" />
          </button>
        </Tooltip>
      </div>
    </div>
  );
}

type PlacesProps = { title: string; places: Place[]; organizationId: string; onGo: (() => void) | undefined };

function Places({ title, places, organizationId, onGo }: PlacesProps) {
  return (
    <section className="mt-3 first:mt-1">
      <h2 className="px-2 pb-1 text-xs font-medium text-subtle">{title}</h2>
      <ul className="flex flex-col gap-px">
        {places.map(({ to, label, icon: Icon, disabledReason }) => (
          <li key={to}>
            {disabledReason === undefined ? (
              <Link
                to={to}
                params={{ organizationId }}
                onClick={onGo}
                className={classes(look, "text-muted hover:bg-pressed hover:text-ink", current)}
              >
                <Icon aria-hidden="true" className="size-4 shrink-0" />
                <span className="truncate">{label}</span>
              </Link>
            ) : (
              <Tooltip text={disabledReason} side="right">
                {/* biome-ignore lint/a11y/useSemanticElements: an anchor without an address cannot have the focus, and the reason must be reachable. */}
                <span
                  role="link"
                  tabIndex={0}
                  aria-disabled="true"
                  aria-description={disabledReason}
                  className={classes(look, "cursor-not-allowed text-subtle")}
                >
                  <Icon aria-hidden="true" className="size-4 shrink-0 opacity-60" />
                  <span className="truncate">{label}</span>
                </span>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const look = "flex h-8 items-center gap-2.5 rounded-md px-2 font-medium -outline-offset-1 pointer-coarse:h-11";
const current =
  "aria-[current=page]:bg-surface aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--line),var(--shadow-raise)] aria-[current=page]:[&>svg]:text-accent-text";
