<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::administration::RoleContentsView</name>
        <message>
            <source>a role that is not here</source>
            <translation>نقشی که اینجا نیست</translation>
        </message>
        <message>
            <source>Take it out (Del)</source>
            <translation>بیرون آوردن (Del)</translation>
        </message>
        <message>
            <source>Roles within this role</source>
            <translation>نقش‌های درون این نقش</translation>
        </message>
        <message>
            <source>Put it in (Enter)</source>
            <translation>افزودن (Enter)</translation>
        </message>
        <message>
            <source>Back to the table (Esc)</source>
            <translation>بازگشت به جدول (Esc)</translation>
        </message>
        <message>
            <source>Another role</source>
            <translation>نقش دیگر</translation>
        </message>
        <message>
            <source>Roles within “%1”: whoever has it has what they give</source>
            <translation>نقش‌های درون «%1»: هر کس این نقش را دارد، آنچه را این‌ها می‌دهند هم دارد</translation>
        </message>
        <message>
            <source>%1 (switched off, so it gives nothing)</source>
            <translation>%1 (کنار گذاشته شده و چیزی نمی‌دهد)</translation>
        </message>
        <message>
            <source>%1 — will be put in</source>
            <translation>%1 — افزوده خواهد شد</translation>
        </message>
        <message>
            <source>%1 — will be taken out</source>
            <translation>%1 — بیرون آورده خواهد شد</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::RoleMatrixModel</name>
        <message>
            <source>“%1” has this by the role “%2” within it. Take it away there, or take that role out of this one.</source>
            <translation>«%1» این دسترسی را از نقش «%2» دارد که درون آن است. آن را از همان نقش بگیرید، یا آن نقش را از این یکی بیرون بیاورید.</translation>
        </message>
        <message>
            <source>%1: by the role “%2” within it</source>
            <translation>%1: از نقش «%2» که درون آن است</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::RolesPanel</name>
        <message>
            <source>Roles within it (Ctrl+R)</source>
            <translation>نقش‌های درون آن (Ctrl+R)</translation>
        </message>
    </context>
    <context>
        <name>AccessWords</name>
        <message>
            <source>%1, by “%2” within it</source>
            <translation>%1، به واسطهٔ «%2» که درون آن است</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>The roles within the role</source>
            <translation>نقش‌های درون نقش</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>A role contains at most %{most} others itself. Put some of them together into one.</source>
            <translation>یک نقش دست بالا %{most} نقش دیگر را در خود دارد. چند تا از آن‌ها را در یک نقش گرد آورید.</translation>
        </message>
        <message>
            <source>“%{role}” cannot contain itself. Choose another role.</source>
            <translation>«%{role}» نمی‌تواند درون خودش باشد. نقش دیگری برگزینید.</translation>
        </message>
        <message>
            <source>“%{part}” contains “%{role}” already, itself or by other roles, so it cannot be within it. Take it out there first.</source>
            <translation>«%{part}» خودش یا به واسطهٔ نقش‌های دیگر «%{role}» را در بر دارد و نمی‌تواند درون آن باشد. نخست آن را از آنجا بیرون بیاورید.</translation>
        </message>
    </context>
</TS>
