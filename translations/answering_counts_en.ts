<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
    <context>
        <name>Answering</name>
        <message numerus="yes">
            <source>Called %Ln time(s) before; the last time, %1: %2 (%3).</source>
            <translation>
                <numerusform>Called %Ln time before; the last time, %1: %2 (%3).</numerusform>
                <numerusform>Called %Ln times before; the last time, %1: %2 (%3).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s)</source>
            <translation>
                <numerusform>%Ln message</numerusform>
                <numerusform>%Ln messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>nobody answered %Ln time(s)</source>
            <translation>
                <numerusform>nobody answered %Ln time</numerusform>
                <numerusform>nobody answered %Ln times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::answering::MessageCard</name>
        <message numerus="yes">
            <source>In %Ln hour(s)</source>
            <translation>
                <numerusform>In %Ln hour</numerusform>
                <numerusform>In %Ln hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>By the rule of the subject: in %Ln day(s)</source>
            <translation>
                <numerusform>By the rule of the subject: in %Ln day</numerusform>
                <numerusform>By the rule of the subject: in %Ln days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>With this one nobody has answered %Ln time(s). 5 ends the message without his opinion.</source>
            <translation>
                <numerusform>With this one nobody has answered %Ln time. 5 ends the message without his opinion.</numerusform>
                <numerusform>With this one nobody has answered %Ln times. 5 ends the message without his opinion.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::answering::CallPanel</name>
        <message numerus="yes">
            <source>%Ln message(s) have no result yet. Choose it, or save the others with Ctrl+Enter once more.</source>
            <translation>
                <numerusform>%Ln message has no result yet. Choose it, or save the others with Ctrl+Enter once more.</numerusform>
                <numerusform>%Ln messages have no result yet. Choose it, or save the others with Ctrl+Enter once more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) recorded.</source>
            <translation>
                <numerusform>%Ln message recorded.</numerusform>
                <numerusform>%Ln messages recorded.</numerusform>
            </translation>
        </message>
    </context>
</TS>
