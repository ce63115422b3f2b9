<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::supervision::SupervisionPage</name>
        <message>
            <source>Areas of this expert (Ctrl+E)</source>
            <translation>محدوده‌های این کارشناس (Ctrl+E)</translation>
        </message>
        <message>
            <source>Choose first whose areas you want to see.</source>
            <translation>نخست کسی را که محدوده‌هایش را می‌خواهید برگزینید.</translation>
        </message>
        <message>
            <source>%1 has no post to which cases come by areas.</source>
            <translation>%1 پستی ندارد که پرونده‌ها از راه محدوده نزد آن بیایند.</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Areas of the expert of the line</source>
            <translation>محدوده‌های کارشناس همان سطر</translation>
        </message>
    </context>
</TS>
