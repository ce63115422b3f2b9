<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
    <context>
        <name>peygir::cases::ClosedList</name>
        <message numerus="yes">
            <source>%Ln case(s) that were fetched so far; the list goes on</source>
            <translation>
                <numerusform>%Ln case that was fetched so far; the list goes on</numerusform>
                <numerusform>%Ln cases that were fetched so far; the list goes on</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln case(s), all that the server shows</source>
            <translation>
                <numerusform>%Ln case, all that the server shows</numerusform>
                <numerusform>%Ln cases, all that the server shows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::paper::OutPanel</name>
        <message numerus="yes">
            <source>%Ln row(s) written to %1.</source>
            <translation>
                <numerusform>%Ln row written to %1.</numerusform>
                <numerusform>%Ln rows written to %1.</numerusform>
            </translation>
        </message>
    </context>
</TS>
