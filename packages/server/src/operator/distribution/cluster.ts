import { sql } from "kysely";
import type { Database } from "../../platform/database.ts";
import { APPLICATION_ROLE } from "../../platform/migrate.ts";

/** What the database says about the machines that it is to be spread over. */
export type Cluster = {
  /** The version of Citus in this database; nothing where the extension is missing. */
  version: string | null;
  isCoordinator: boolean;
  /** Whether the coordinator is known to the others, which tables that stay there need. */
  isCoordinatorNamed: boolean;
  /** Machines that take shards. */
  machines: number;
  /** Whether the application's role may connect: as it Citus goes from one machine to the next. */
  mayConnect: boolean;
  /** Connections of processes that serve, work or migrate. */
  others: number;
};

const OLDEST_CITUS = [11, 1] as const;

/** Asks only what is there: without the extension its tables are missing. */
export async function readCluster(database: Database): Promise<Cluster> {
  const { version, ...local } = await one<Pick<Cluster, "version" | "mayConnect" | "others">>(
    database,
    sql`select (select extversion from pg_extension where extname = 'citus') as version,
      coalesce((select rolcanlogin from pg_roles where rolname = ${APPLICATION_ROLE}), false) as "mayConnect",
      (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and application_name like 'rollcall%') as others`,
  );
  if (version === null) return { version, ...local, isCoordinator: false, isCoordinatorNamed: false, machines: 0 };
  const known = await one<Pick<Cluster, "isCoordinator" | "isCoordinatorNamed" | "machines">>(
    database,
    sql`select (select groupid from pg_dist_local_group) = 0 as "isCoordinator",
      exists (select from pg_dist_node where groupid = 0) as "isCoordinatorNamed",
      (select count(*) from pg_dist_node where isactive and noderole = 'primary' and shouldhaveshards) as machines`,
  );
  return { version, ...local, ...known };
}

async function one<Row>(database: Database, statement: ReturnType<typeof sql<Row>>): Promise<Row> {
  const { rows } = await statement.execute(database);
  // The cast is sound: a statement without FROM answers one row.
  return rows[0] as Row;
}

/** Why nothing can be distributed here, with what to do about it; nothing where it can. */
export function refusalOf(cluster: Cluster): string | undefined {
  if (cluster.version === null)
    return 'This PostgreSQL has no Citus, which the embedded one cannot have. Install it on every machine, name it in shared_preload_libraries, run "create extension citus" in this database, and add the machines; docs/distributing.md says how.';
  if (isOlder(cluster.version))
    return `This is Citus ${cluster.version}; ${OLDEST_CITUS.join(".")} or newer is needed.`;
  if (!cluster.isCoordinator) return "This is not the coordinator. Point DATABASE_URL to it.";
  if (!cluster.isCoordinatorNamed)
    return "The coordinator is not known to the other machines. Run \"select citus_set_coordinator_host('<its address>')\".";
  if (cluster.machines === 0) return "No machine takes shards. Run \"select citus_add_node('<address>', 5432)\".";
  if (!cluster.mayConnect)
    return `Citus connects from machine to machine as ${APPLICATION_ROLE}, which may not log in. Run "alter role ${APPLICATION_ROLE} login", and let it in from those machines alone in their pg_hba.conf.`;
  if (cluster.others > 0) return "Rollcall is running on this database. Stop every process first.";
  return undefined;
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  return major < OLDEST_CITUS[0] || (major === OLDEST_CITUS[0] && minor < OLDEST_CITUS[1]);
}
