import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { MyWorkPage } from "@/features/my-work/MyWorkPage";

const myWork = getRouteApi("/inside/my-work");
/** The first look needs no thread. */
const MyTaskDrawer = lazy(async () => ({ default: (await import("./MyTaskDrawer")).MyTaskDrawer }));

export function MyWorkRoute() {
  const navigate = myWork.useNavigate();
  const onClose = useCallback(() => void navigate({ search: {}, replace: true }), [navigate]);
  return (
    <MyWorkPage
      search={myWork.useSearch()}
      renderThread={(task) => (
        <Suspense>
          <MyTaskDrawer key={task.id} task={task} onClose={onClose} />
        </Suspense>
      )}
    />
  );
}
