import { useLocation, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";

/** A form above a page that its address opens, such as `/groups#new`: anything may lead straight into it. */
export function useOpened(name: string): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const isOpen = useLocation({ select: ({ hash }) => hash === name });
  const navigate = useNavigate();
  const setOpen = useCallback(
    (next: boolean) =>
      void navigate({ to: ".", search: true, hash: next ? name : "", replace: true, hashScrollIntoView: false }),
    [name, navigate],
  );
  return [isOpen, setOpen];
}
