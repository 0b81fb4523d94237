// Attached pictures one after the other over the whole window; ← → walk, Esc closes.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { type Attachment, useQuietAsk } from "../../backend";

interface Props {
  pictures: readonly Attachment[];
  at: number;
  onAt: (id: number) => void;
  onClose: () => void;
  onOpen: (picture: Attachment) => void;
}

export function Gallery({ pictures, at, onAt, onClose, onOpen }: Props) {
  const place = Math.max(0, pictures.findIndex(({ id }) => id === at));
  const picture = pictures[place];
  const shown = useQuietAsk("attachment_picture", { id: at, large: true });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const walk = (step: number) => {
    const next = pictures[place + step];
    if (next) onAt(next.id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") walk(-1);
    else if (event.key === "ArrowRight") walk(1);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (!picture) return null;
  const failed = shown.error as { message?: string } | null;
  return createPortal(
    <div ref={box} className="gallery" role="dialog" aria-modal aria-label={`图片 ${place + 1}，共 ${pictures.length} 张`} tabIndex={-1} onKeyDown={onKey}>
      <header>
        <span className="gallery-name">{picture.caption ?? picture.name}</span>
        <span className="quiet">
          {place + 1} / {pictures.length}
        </span>
        <Button size="small" onClick={() => onOpen(picture)}>
          用系统程序打开
        </Button>
        <Button size="small" onClick={onClose} title="Esc">
          关闭
        </Button>
      </header>
      <div className="gallery-stage">
        <Button shape="circle" icon={<LeftOutlined />} disabled={place === 0} onClick={() => walk(-1)} aria-label="上一张" title="←" />
        {failed ? <p role="alert">{failed.message}</p> : shown.data ? <img src={shown.data.url} alt={picture.caption ?? picture.name} /> : <p>正在读图片</p>}
        <Button shape="circle" icon={<RightOutlined />} disabled={place === pictures.length - 1} onClick={() => walk(1)} aria-label="下一张" title="→" />
      </div>
    </div>,
    document.body,
  );
}
