import { useNavigate } from "@tanstack/react-router";
import { useMembership, useOrganizationId } from "../session.ts";
import { useText } from "../texts/use-text.ts";
import { type Place, usePlaces } from "./navigation.ts";
import { useShortcut } from "./use-shortcut.ts";

/** `g m`, `g s`, `g r`, `g o`, `g a`: to the places that one may see. */
export function PlaceShortcuts() {
  const places = usePlaces();
  const membership = useMembership(useOrganizationId());
  if (membership?.status !== "active") return null;
  const organizationId = membership.organization.id;
  return [...places.administration, ...places.developers, ...places.own].map((place) => (
    <PlaceShortcut key={place.to} place={place} organizationId={organizationId} />
  ));
}

function PlaceShortcut({ place, organizationId }: { place: Place; organizationId: string }) {
  const t = useText();
  const navigate = useNavigate();
  useShortcut(
    `g ${place.key}`,
    t("Go to {place}", { place: place.label }),
    () => void navigate({ to: place.to, params: { organizationId } }),
    { group: t("Everywhere"), disabled: place.disabledReason !== undefined },
  );
  return null;
}
