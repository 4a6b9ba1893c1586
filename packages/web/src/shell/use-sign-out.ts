import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { endSessionEverywhere } from "../session.ts";

/** Signs out, at the identity provider as well where one began the session. */
export function useSignOut(): () => void {
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: endSessionEverywhere,
    onSuccess: (atProvider) => (atProvider === null ? navigate({ to: "/sign-in" }) : location.assign(atProvider)),
  });
  return () => mutate();
}
