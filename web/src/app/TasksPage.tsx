import { LoadingRows } from "@/ui/states";

export function TasksRoute() {
  return <LoadingRows rows={14} />;
}
