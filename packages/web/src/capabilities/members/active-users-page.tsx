import { Outlet } from "@tanstack/react-router";
import { PageBody } from "../../ui/page-header.tsx";

/** The list of Active Users, and over it the details of one of them. */
export function ActiveUsersPage() {
  return (
    <>
      <PageBody>{null}</PageBody>
      <Outlet />
    </>
  );
}
