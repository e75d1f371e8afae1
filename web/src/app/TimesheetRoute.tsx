import { getRouteApi } from "@tanstack/react-router";
import { TimesheetPage } from "@/features/timesheet/TimesheetPage";

const route = getRouteApi("/inside/timesheet");

export function TimesheetRoute() {
  const navigate = route.useNavigate();
  return <TimesheetPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
