// The plan that is written, and beside it the paper that it makes: the paper follows each line that is saved.
import { Button } from "antd";
import type { ReactNode } from "react";
import { asWireError, useQuietAsk } from "../../backend";
import { PaperView } from "../../shared/papers/PaperView";

interface Props {
  plan: number;
  /** What is written on. */
  children: ReactNode;
}

export function Beside({ plan, children }: Props) {
  const { data, error, refetch } = useQuietAsk("report_preview", { name: "plan", plan_id: plan });
  return (
    <div className="plan-beside">
      <div className="plan-writing">{children}</div>
      {error ? (
        <div className="empty">
          <p>{asWireError(error).message}</p>
          <Button onClick={() => void refetch()}>重试</Button>
        </div>
      ) : (
        <PaperView pdf={data?.pdf ?? ""} warning={data?.missing} />
      )}
    </div>
  );
}
